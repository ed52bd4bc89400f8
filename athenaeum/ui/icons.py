# ruff: noqa: E501 (drawings read better in one line)
"""Our own icons, drawn on a grid of 20 units with a line of 1.6 and round ends.

Each entry is the inside of one `<svg viewBox="0 0 20 20">`. Icons take the colour of the words beside them and are
hidden from screen readers: the word carries the meaning.
"""

ICONS: dict[str, str] = {
    # Ways to meet and to reach somebody
    "in-person": (
        '<circle cx="6.6" cy="4.4" r="2.2"/><circle cx="13.4" cy="4.4" r="2.2"/>'
        '<path d="M2 16.6v-3.4A3.7 3.7 0 0 1 5.7 9.5h.6M18 16.6v-3.4a3.7 3.7 0 0 0-3.7-3.7h-.6M6.6 13.2h6.8M10 13.2v3.4"/>'
    ),
    "phone": (
        '<path d="M3.7 2.6h2.5c.5 0 .9.3 1 .8l.5 2.3c.1.4 0 .8-.4 1.1L5.9 8a9.8 9.8 0 0 0 6.1 6.1l1.2-1.4c.3-.4.7-.5'
        ' 1.1-.4l2.3.5c.5.1.8.5.8 1v2.5c0 .6-.5 1.1-1.1 1.1C8.8 17.4 2.6 11.2 2.6 3.7c0-.6.5-1.1 1.1-1.1z"/>'
    ),
    "mail": '<rect x="2" y="4" width="16" height="12.2" rx="1"/><path d="m2.6 5 7.4 6 7.4-6"/>',
    "video": '<rect x="1.8" y="4.8" width="11" height="10.4" rx="1.2"/><path d="m12.8 9 5-3v8l-5-3"/>',
    "chat": '<path d="M2.5 3.8h15v9.7H9.2l-3.7 3.2v-3.2h-3z"/>',
    "calendar": '<rect x="2.6" y="4.2" width="14.8" height="13" rx="1"/><path d="M2.6 8.2h14.8M6.6 2.2v3.6M13.4 2.2v3.6"/>',
    "clock": '<circle cx="10" cy="10" r="7.6"/><path d="M10 5.6V10l2.8 2"/>',
    "place": '<path d="M10 18.2c4-4.6 6-7.8 6-10.2a6 6 0 0 0-12 0c0 2.4 2 5.6 6 10.2z"/><circle cx="10" cy="8" r="2"/>',
    # Who can read, who cannot
    "lock": '<rect x="3.6" y="8.8" width="12.8" height="8.6" rx="1"/><path d="M6.6 8.8V6a3.4 3.4 0 0 1 6.8 0v2.8M10 12v2"/>',
    "unlock": '<rect x="3.6" y="8.8" width="12.8" height="8.6" rx="1"/><path d="M6.6 8.8V5.8a3.4 3.4 0 0 1 6.5-1.3"/>',
    "eye": (
        '<path d="M1.8 10C3.8 6.5 6.6 4.7 10 4.7s6.2 1.8 8.2 5.3c-2 3.5-4.8 5.3-8.2 5.3S3.8 13.5 1.8 10z"/>'
        '<circle cx="10" cy="10" r="2.4"/>'
    ),
    "unseen": (
        '<path d="M7.4 5.1C8.2 4.8 9.1 4.7 10 4.7c3.4 0 6.2 1.8 8.2 5.3-.7 1.2-1.5 2.2-2.4 3M4.7 6.6C3.6 7.4'
        " 2.6 8.6 1.8 10c2 3.5 4.8 5.3 8.2 5.3 1.2 0 2.3-.2 3.3-.7M8.2 8.4a2.4 2.4 0 0 0 3.4 3.4"
        'M3 2.8 17 17.2"/>'
    ),
    # Doors and deeds of a relationship
    "introduce": (
        '<circle cx="10" cy="4.4" r="2.3"/><circle cx="4.2" cy="15" r="2.3"/><circle cx="15.8" cy="15" r="2.3"/>'
        '<path d="M8.9 6.4 5.3 13M11.1 6.4l3.6 6.6M6.5 15h7"/>'
    ),
    "refer": '<path d="M10 17.6v-6.4L4.2 5.4M10 11.2l5.8-5.8M4 9.4V5.2h4.2M16 9.4V5.2h-4.2"/>',
    "leaf": '<path d="M5.2 15.4C2.3 9.6 7 3 17 2.8c.8 8.6-3.5 14.3-10.2 13.4M3.6 18c1.2-4.7 3.8-7.7 8-9.8"/>',
    "today": (
        '<path d="M10 5.4C8 4 5.4 3.5 2 3.8v11.6c3.4-.3 6 .2 8 1.6 2-1.4 4.6-1.9 8-1.6V3.8c-3.4-.3-6 .2-8 1.6z'
        'M10 5.4V17"/>'
    ),
    "room": '<path d="M4.8 17.2V2.8h10.4v14.4M2.6 17.2h14.8"/><circle class="dot" cx="12.2" cy="10.2" r="1"/>',
    "paper": '<path d="M4.4 2.4h7.2l4 4v11.2H4.4zM11.6 2.4v4h4M7.4 10.4h5.2M7.4 13.6h5.2"/>',
    "people": (
        '<circle cx="7.2" cy="6.2" r="3"/><path d="M1.6 16.8c0-3.6 2.2-5.6 5.6-5.6s5.6 2 5.6 5.6M13 3.5a3 3 0 0 1 0'
        ' 5.4M14.6 11.6c2.4.6 3.8 2.3 3.8 5.2"/>'
    ),
    "book": '<path d="M4 15.6V4.2c0-.9.7-1.6 1.6-1.6H16v14.8H5.8A1.8 1.8 0 0 1 4 15.6c0-1 .8-1.8 1.8-1.8H16"/>',
    # Signs
    "search": '<circle cx="8.6" cy="8.6" r="5.8"/><path d="m13 13 4.6 4.6"/>',
    "check": '<path d="m3.4 10.8 4.4 4.4 8.8-10"/>',
    "warn": '<path d="M10 2.8 18.2 17H1.8zM10 8v4.2"/><circle class="dot" cx="10" cy="14.6" r=".9"/>',
    "plus": '<path d="M10 3.6v12.8M3.6 10h12.8"/>',
    "close": '<path d="m4.6 4.6 10.8 10.8M15.4 4.6 4.6 15.4"/>',
    "arrow-right": '<path d="M2.8 10h14M11.4 4.6 16.8 10l-5.4 5.4"/>',
    "arrow-left": '<path d="M17.2 10h-14M8.6 4.6 3.2 10l5.4 5.4"/>',
    "down": '<path d="M4.8 7.4 10 12.6l5.2-5.2"/>',
    "up": '<path d="M4.8 12.6 10 7.4l5.2 5.2"/>',
    "sun": (
        '<circle cx="10" cy="10" r="3.5"/><path d="M10 1.6v2M10 16.4v2M1.6 10h2M16.4 10h2M4.1 4.1l1.4 1.4M14.5'
        ' 14.5l1.4 1.4M4.1 15.9l1.4-1.4M14.5 5.5l1.4-1.4"/>'
    ),
    "moon": '<path d="M16.9 12.4A7.6 7.6 0 1 1 7.8 2.8a6.2 6.2 0 0 0 9.1 9.6z"/>',
    "menu": '<path d="M2.6 5h14.8M2.6 10h14.8M2.6 15h14.8"/>',
    "more": (
        '<circle class="dot" cx="4" cy="10" r="1.4"/><circle class="dot" cx="10" cy="10" r="1.4"/>'
        '<circle class="dot" cx="16" cy="10" r="1.4"/>'
    ),
    "download": '<path d="M10 2.8v10.4M5.4 8.8 10 13.4l4.6-4.6M3 17.2h14"/>',
    "upload": '<path d="M10 13.4V3M5.4 7.4 10 2.8l4.6 4.6M3 17.2h14"/>',
}
