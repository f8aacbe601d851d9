"""A mail server for tests that wants STARTTLS and a login, or has neither; keeps mails in a maildir and commands in a file.

secure_smtp.py <port> <folder> secure <certificate> <key> <user> <password>
secure_smtp.py <port> <folder> plain
"""

import asyncio
import pathlib
import ssl
import sys

from aiosmtpd.handlers import Mailbox
from aiosmtpd.smtp import SMTP, AuthResult

port, folder, mode = int(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]


class Keeper(Mailbox):
    def prepare_message(self, session, envelope):
        message = super().prepare_message(session, envelope)
        message["X-Session-Tls"] = "yes" if session.ssl else "no"
        message["X-Session-Login"] = "yes" if session.authenticated else "no"
        return message


class Server(SMTP):
    """Writes down what was said in the clear and what behind TLS."""

    def note(self, command):
        with open(folder / "commands", "a") as file:
            file.write(f"{command} {'tls' if self.session.ssl else 'clear'}\n")

    async def smtp_MAIL(self, arg):
        self.note("MAIL")
        await super().smtp_MAIL(arg)

    async def smtp_AUTH(self, arg):
        self.note("AUTH")
        mechanism, _, rest = (arg or "").partition(" ")
        await super().smtp_AUTH(f"{mechanism.upper()} {rest}".strip())  # Case does not matter (RFC 4954); the library thinks it does.


def check(server, session, envelope, mechanism, data):
    good = data.login == sys.argv[6].encode() and data.password == sys.argv[7].encode()
    return AuthResult(success=good, handled=False)


def make():
    keeper = Keeper(str(folder / "mails"))
    if mode == "plain":
        return Server(keeper)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(sys.argv[4], sys.argv[5])
    return Server(keeper, tls_context=tls, require_starttls=True, authenticator=check, auth_required=True, auth_require_tls=True)


async def main():
    server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", port)
    await server.serve_forever()


asyncio.run(main())
