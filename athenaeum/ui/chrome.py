"""What stands around a page: the one value the base page draws itself from, given as the template variable `chrome`."""

from dataclasses import dataclass

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Link:
    """One line of navigation.

    Attributes:
        label: what is shown; for `Chrome.roles` the whole sentence's last word ("mentee").
        url: where it goes.
        current: whether the page at hand lies under it.
        icon: name in `icons.ICONS`; used by the shortcuts of a phone.
    """

    label: Text
    url: str
    current: bool = False
    icon: str = ""


@dataclass(frozen=True)
class Language:
    """The other language of the house: `code` "fr", its own name "Français", and the address that switches to it."""

    code: str
    label: str
    url: str


@dataclass(frozen=True)
class Chrome:
    """Everything around the page for this person.

    Attributes:
        house: name of the organisation, in the page's language.
        person: name of who is signed in; None draws no account, no search.
        nav: main navigation, in order; the first three also stand in the phone's bar when `shortcuts` is empty.
        shortcuts: the phone's bar, at most four, the last one "More".
        roles: hats the person may wear here; drawn only when there are two or more.
        account: links under the person's name.
        theme: "light", "dark", or "" to follow the machine.
        letterforms: whether the person chose easier letterforms.
        other_language: the language not shown now, or None in a house of one language.
        foot: links under the page.
        home_url, search_url, suggest_url, menu_url, theme_url, letterforms_url, sign_out_url: addresses of the house;
            an empty one leaves its part out. `theme_url` and `letterforms_url` take a POST with `theme` or
            `letterforms` and `next`.
    """

    house: Text = ""
    person: str | None = None
    nav: tuple[Link, ...] = ()
    shortcuts: tuple[Link, ...] = ()
    roles: tuple[Link, ...] = ()
    account: tuple[Link, ...] = ()
    theme: str = ""
    letterforms: bool = False
    other_language: Language | None = None
    foot: tuple[Link, ...] = ()
    home_url: str = "/"
    search_url: str = ""
    suggest_url: str = ""
    menu_url: str = ""
    theme_url: str = ""
    letterforms_url: str = ""
    sign_out_url: str = ""

    @property
    def role(self) -> Link | None:
        """The hat worn now."""
        return next((role for role in self.roles if role.current), None)
