"""The house's table of contents: one line a room."""

from django.urls import include, path

from athenaeum.gateway.accounts.sign_in import SignIn

urlpatterns = [
    path("", include("athenaeum.gateway.urls")),
    path("people/", include("athenaeum.people.urls")),
    path("programmes/", include("athenaeum.programmes.urls")),
    path("rooms/", include("athenaeum.mentoring.urls")),
    path("letters/", include("athenaeum.post.urls")),
    path("ui/", include("athenaeum.ui.urls")),
    path("demo/", include("athenaeum.demo.urls")),
    path("account/login/", SignIn.as_view(), name="account_login"),
    path("account/", include("allauth.urls")),
]

handler400 = "athenaeum.gateway.trouble.bad_request"
handler500 = "athenaeum.gateway.trouble.server_error"
