"""How it looks: base page, components, template tags. No models. Floor 0."""
