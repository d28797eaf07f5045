"""Numbers in addresses: only as many digits as the id of a row can have; a longer one leads to no page at all."""

from starlette.convertors import IntegerConvertor, register_url_convertor


class RowNumber(IntegerConvertor):
    """`{id:int}`: below 2⁶³, which is all that PostgreSQL can be asked for."""

    regex = "[0-9]{1,18}"


register_url_convertor("int", RowNumber())  # before any room declares its routes, since every room imports this package
