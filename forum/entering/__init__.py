"""Ways in besides a password: providers that vouch for a person (OpenID Connect, GitHub), and links that the company's
product has signed.

The issuer and the subject are the identity; a mail address never is one. Who comes with the address of somebody who has
an account is not let in by it: they sign in as they always do and connect the provider in their settings. What is under
way between here and there (state, nonce, the verifier of PKCE) is kept on the server, bound to one browser, for ten
minutes and one return. Authlib speaks OAuth, joserfc checks signatures, and every request goes through forum.outgoing.
(The road not taken: SAML. Its signatures are over XML, whose libraries need C code and have had holes each year; every
company that speaks it has a provider that speaks OpenID Connect as well.)
"""
