"""Pages of ways in: to a provider and back, a new person's name, what one can sign in with, and the admin's list."""

from starlette.routing import Route

from forum.entering.pages import admin, arriving, connecting, leaving, products, travelling

ROUTES = [
    Route("/sign-in/with/{slug:str}", travelling.set_out, methods=["POST"]),
    Route("/sign-in/back/{slug:str}", travelling.come_back, methods=["GET", "POST"]),
    Route("/sign-in/signed-out/{slug:str}", leaving.signed_out, methods=["GET", "POST"]),
    Route("/sign-in/product", products.sign_in, methods=["GET"]),
    Route("/sign-in/customer", products.connect, methods=["POST"]),
    Route("/admin/product-keys", products.keys, methods=["GET"]),
    Route("/admin/product-keys", products.add_key, methods=["POST"]),
    Route("/admin/product-keys/{id:int}/end", products.end_key, methods=["POST"]),
    Route("/sign-in/name", arriving.choose_name, methods=["GET", "POST"]),
    Route("/settings/ways", connecting.ways, methods=["GET"]),
    Route("/settings/ways/{slug:str}", connecting.connect, methods=["POST"]),
    Route("/settings/ways/{id:int}/remove", connecting.remove, methods=["POST"]),
    Route("/admin/providers", admin.show, methods=["GET"]),
    Route("/admin/providers/new", admin.add, methods=["GET", "POST"]),
    Route("/admin/providers/{id:int}", admin.change, methods=["GET", "POST"]),
    Route("/admin/providers/{id:int}/test", admin.test, methods=["POST"]),
    Route("/admin/providers/{id:int}/remove", admin.remove, methods=["POST"]),
]
