"""An S3-compatible server for the tests: OpenStack Swift with its S3 middleware (Debian: python3-swift), all in one
process, one disk, one copy.

    python3 server.py FOLDER PORT ACCESS_KEY SECRET_KEY

Everything lies below FOLDER, and is there again at the next start. Serves http://127.0.0.1:PORT until it is killed.
"""

import logging
import os
import sys
import time

import eventlet
from swift.common import utils

eventlet.patcher.monkey_patch(all=False, socket=True, select=True, thread=True)
from eventlet import wsgi
from swift.account.server import AccountController
from swift.common.ring import RingBuilder
from swift.common.wsgi import SwiftHttpProtocol, loadapp
from swift.container.server import ContainerController
from swift.obj.server import ObjectController

PROXY = """
[DEFAULT]
swift_dir = {folder}/rings
log_level = ERROR

[pipeline:main]
pipeline = catch_errors memory s3api tempauth copy slo proxy-server

[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
# One copy on one disk: nobody else could be asked.
request_node_count = 1

[filter:catch_errors]
use = egg:swift#catch_errors

[filter:memory]
paste.filter_factory = server:memory_factory

[filter:s3api]
use = egg:swift#s3api
location = eu-central-1
dns_compliant_bucket_names = no
# Short pages, so that tests soon need a second one.
max_bucket_listing = 50

[filter:tempauth]
use = egg:swift#tempauth
user_{account}_{user} = {secret} .admin

[filter:copy]
use = egg:swift#copy

[filter:slo]
use = egg:swift#slo
# S3 allows a last part of any size, and no more than 10,000 parts.
max_manifest_segments = 10000
"""


class Memory:
    """In place of memcached, which Swift asks for: what it remembers here is gone with the process."""

    def __init__(self):
        self.values = {}

    def get(self, key, *_, **__):
        value, end = self.values.get(key, (None, 0))
        return value if not end or end > time.time() else None

    def set(self, key, value, *_, time=0, **__):
        self.values[key] = (value, time and globals()["time"].time() + time)

    def incr(self, key, delta=1, *_, time=0, **__):
        value = max(0, int(self.get(key) or 0) + delta)
        self.set(key, value, time=time)
        return value

    def decr(self, key, delta=1, *_, time=0, **__):
        return self.incr(key, -delta, time=time)

    def delete(self, key, *_, **__):
        self.values.pop(key, None)


def memory_factory(global_conf, **conf):
    memory = Memory()

    def with_memory(app):
        def call(env, start_response):
            env["swift.cache"] = memory
            return app(env, start_response)

        return call

    return with_memory


def serve(listener, app):
    eventlet.spawn(wsgi.server, listener, app, logging.getLogger("access"), protocol=SwiftHttpProtocol, log_output=False)


def main(folder, port, access, secret):
    account, user = access.split(":")
    disks, rings = os.path.join(folder, "disks"), os.path.join(folder, "rings")
    os.makedirs(os.path.join(disks, "disk"), exist_ok=True)
    os.makedirs(rings, exist_ok=True)
    utils.HASH_PATH_PREFIX, utils.HASH_PATH_SUFFIX = b"jobcenter", b"tests"
    conf = {"devices": disks, "mount_check": "false", "swift_dir": rings, "fallocate_reserve": "0", "log_level": "ERROR"}
    for kind, controller in ("account", AccountController), ("container", ContainerController), ("object", ObjectController):
        listener = eventlet.listen(("127.0.0.1", 0))
        ring = RingBuilder(4, 1, 0)
        ring.add_dev({"region": 1, "zone": 1, "weight": 1, "ip": "127.0.0.1", "port": listener.getsockname()[1], "device": "disk"})
        ring.rebalance()
        ring.get_ring().save(os.path.join(rings, f"{kind}.ring.gz"))
        serve(listener, controller(conf))
    proxy = os.path.join(folder, "proxy.conf")
    with open(proxy, "w") as file:
        file.write(PROXY.format(folder=folder, account=account, user=user, secret=secret))
    serve(eventlet.listen(("127.0.0.1", port)), loadapp(proxy))
    print("ready", flush=True)
    while True:
        eventlet.sleep(3600)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4])
