"""Put fonts and compiled translations into the wheel before it is closed."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class AssetsHook(BuildHookInterface):
    """Run tools/assets.py for a real wheel; an editable install makes its assets by `make setup`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        sys.path.insert(0, str(Path(__file__).parent))
        import assets

        assets.fonts()
        assets.messages()
