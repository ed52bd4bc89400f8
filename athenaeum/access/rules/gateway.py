"""The doors of the house."""

from athenaeum.access.record import Record

RECORDS = [
    Record("gateway.Turn", verbs={"see": "@nobody"}, levels={"public": "name number"}),
    Record("gateway.Parked", verbs={"see": "@nobody"}, levels={"person": "mark person sealed parked_at"}),
]
PAGES = {
    "gateway:today": "@staff",
    "gateway:desk": "@staff",
    "gateway:menu": "@staff",
    "gateway:who-sees-what": "@anyone",
    "gateway:accessibility": "@anyone",
    "gateway:facilitators": "@staff",
    "gateway:theme": "@anyone",
    "gateway:letterforms": "@anyone",
    "gateway:language": "@anyone",
    "gateway:set-up": "@anyone",
    "gateway:send-link": "@anyone",
    "gateway:link-sent": "@anyone",
    "gateway:link": "@anyone",
    "gateway:password": "@staff",
    "gateway:kept": "@staff",
    # Letters of invitation
    "gateway:invite-all": "@facilitators @operators",
    "gateway:invite": "@facilitators @operators",
}
