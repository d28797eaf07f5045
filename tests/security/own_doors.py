"""What each part gets from the doors of their own account and data: letters as in test_every_role."""

from tests.security.care_roles import READ_OF_CARE, WRITE_OF_CARE

READ = {
    "oooooooo": """/settings/my-data/stay/{token:str} /settings/address/confirm/{token:str}
        /settings/address/undo/{token:str}""",
    "sooooooo": "/settings/my-data /settings/address",
    "snnnnnnn": "/settings/my-data/file/{takeout:int}",  # there is none
    "nnnnnnno": "/admin/people/{id:int}/data /admin/roles /admin/keeping /admin/groups /admin/groups/{circle:int}",
}
WRITE = {
    "rrrrrrrr": """/settings/my-data/stay/{token:str} /settings/address/confirm/{token:str}
        /settings/address/undo/{token:str}""",
    "srrrrrri": "/settings/my-data/leave",  # the last admin stays
    "srrrrrrr": "/settings/my-data/file /settings/my-data/name /settings/address",
    "nnnnnnnr": """/admin/groups /admin/groups/{circle:int} /admin/groups/{circle:int}/remove
        /admin/groups/{circle:int}/people/{user:int}/remove /admin/keeping
        /admin/people/{id:int}/data/file /admin/people/{id:int}/data/name
        /admin/people/{id:int}/data/leave /admin/people/{id:int}/data/stay""",
}

READ_ELSEWHERE = [*READ.items(), *READ_OF_CARE.items()]
WRITE_ELSEWHERE = [*WRITE.items(), *WRITE_OF_CARE.items()]
