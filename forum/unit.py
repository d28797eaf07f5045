"""A unit for systemd, made for this installation: where the program and the data are is known only here."""

import sys
from pathlib import Path

from forum.settings import Settings

UNIT = """[Unit]
Description=Talkoot, a community support forum
After=network-online.target{after}
Wants=network-online.target

[Service]
Type=exec
ExecStart={program} serve
EnvironmentFile=-/etc/talkoot.env
Environment=TALKOOT_DATA={data}
DynamicUser=yes
User=talkoot
StateDirectory=talkoot
Restart=on-failure
RestartSec=2
TimeoutStopSec=25
KillMode=mixed
LimitNOFILE=65536
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectKernelTunables=yes
ProtectControlGroups=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
RestrictSUIDSGID=yes
LockPersonality=yes

[Install]
WantedBy=multi-user.target
"""
DATA = "/var/lib/talkoot"  # what StateDirectory makes


def unit(settings: Settings) -> str:
    """Its text. Settings go into /etc/talkoot.env, which nobody but root needs to read."""
    program = Path(sys.executable).with_name("talkoot")
    after = " postgresql.service" if settings.database_url else ""
    return UNIT.format(program=program, data=DATA, after=after)
