"""The room's table of contents."""

from django.urls import path

from . import switches
from .accounts import views as accounts
from .views import desk, invite, plain, set_up

app_name = "gateway"
urlpatterns = [
    path("", desk.today, name="today"),
    path("desk/<slug:hat>/", desk.desk, name="desk"),
    path("menu/", plain.menu, name="menu"),
    path("who-sees-what/", plain.who_sees_what, name="who-sees-what"),
    path("accessibility/", plain.accessibility, name="accessibility"),
    path("facilitators/", plain.facilitators, name="facilitators"),
    path("theme/", switches.theme, name="theme"),
    path("letterforms/", switches.letterforms, name="letterforms"),
    path("language/<slug:code>/", switches.language, name="language"),
    path("set-up/", set_up.set_up, name="set-up"),
    path("come-in/", accounts.send_link, name="send-link"),
    path("come-in/sent/", accounts.link_sent, name="link-sent"),
    path("come-in/<slug:purpose>/<str:token>/", accounts.follow_link, name="link"),
    path("account/new-password/", accounts.password, name="password"),
    path("account/kept/", accounts.kept, name="kept"),
    # Letters of invitation
    path("invite/", invite.invite_all, name="invite-all"),
    path("invite/<uuid:pk>/", invite.invite, name="invite"),
]
