"""What each part gets of people at risk, test questions and product feedback: as in test_every_role."""

READ_OF_CARE = {
    "nnnnnono": """/mod/risk /mod/risk/about/{kind:str}/{object:int} /mod/risk/{mark:int} /mod/planted
        /mod/planted/{test:int}""",
    "nnnnnooo": """/mod/product /mod/product.csv /mod/product.json /mod/product/of/{thread:int}
        /mod/product/themes/{theme:int}""",
    "nnnnnnno": "/admin/risk /admin/product",
}
WRITE_OF_CARE = {
    "nnnnnrnr": """/mod/risk/about/{kind:str}/{object:int} /mod/risk/{mark:int}/lift /mod/risk/{mark:int}/take-back
        /mod/risk/{mark:int}/restore /mod/planted/{test:int}/grade /mod/planted/{test:int}/end/{way:str}
        /mod/planted/{test:int}/resume""",
    "nnnnnrrr": """/mod/product/of/{thread:int} /mod/product/themes/{theme:int}
        /mod/product/themes/{theme:int}/close /mod/product/themes/{theme:int}/open""",
    "nnnnnini": "/mod/planted",  # a test without a category is none
    "nnnnnnnr": "/admin/risk /admin/product /admin/product/send",
}
