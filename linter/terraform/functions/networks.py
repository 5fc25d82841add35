"""Functions of IP networks."""

from __future__ import annotations

from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_network,
)

from linter.terraform.construct import collection, string
from linter.terraform.failure import RefusalError, unknowable
from linter.terraform.functions.elements import count
from linter.terraform.functions.numeric import whole
from linter.terraform.functions.signature import Invocation, Parameter, function, scalar
from linter.terraform.numbers import Number
from linter.terraform.types import NUMBER, STRING, ListType
from linter.terraform.value import Value

Network = IPv4Network | IPv6Network


@scalar("cidrhost", STRING, NUMBER, returns=STRING)
def cidrhost(prefix: str, host: Number) -> str:
    """Compute the address of a host; a negative number counts from the end of the network."""
    network, position = _network(prefix), int(host)
    if host != position:
        raise RefusalError("a whole number is required")
    if position < 0:
        position += network.num_addresses
    if not 0 <= position < network.num_addresses:
        raise RefusalError(f"{prefix} has no host {host}")
    return _address(network[position])


@scalar("cidrnetmask", STRING, returns=STRING)
def cidrnetmask(prefix: str) -> str:
    """Write the mask of an IPv4 network."""
    network = _network(prefix)
    if isinstance(network, IPv6Network):
        raise RefusalError("an IPv6 network has no mask")
    return str(network.netmask)


@scalar("cidrsubnet", STRING, NUMBER, NUMBER, returns=STRING)
def cidrsubnet(prefix: str, bits: Number, number: Number) -> str:
    """Compute a subnet of a network whose prefix is `bits` longer."""
    network, added, position = _network(prefix), whole(bits), whole(number)
    length = network.prefixlen + added
    if length > network.max_prefixlen or abs(position) >= 1 << max(added, 0):
        raise RefusalError(f"{prefix} has no subnet {number} with {bits} more bits")
    if added < 0 or position < 0:
        raise unknowable("gclint does not compute subnets of a negative number")
    start = int(network.network_address) + (position << (network.max_prefixlen - length))
    return _subnet(network, start, length)


@function("cidrsubnets", Parameter(STRING), rest=Parameter(NUMBER), returns=ListType(STRING))
def cidrsubnets(invocation: Invocation) -> Value:
    """Compute subnets that follow one another in a network."""
    prefix, *bits = invocation.arguments
    network = _network(str(prefix.data))
    start = int(network.network_address)
    if start == 0:
        raise unknowable("gclint does not cut up the network that begins at address 0")
    end = start + network.num_addresses
    found: list[Value] = []
    for added in map(count, bits):
        if not 1 <= added <= 32:
            raise RefusalError("a prefix is extended by 1 to 32 bits")
        length = network.prefixlen + added
        if length > network.max_prefixlen:
            raise RefusalError("the prefix of a subnet is too long")
        size = 1 << (network.max_prefixlen - length)
        start = -(-start // size) * size
        if start + size > end:
            raise RefusalError("the network has no room for so many subnets")
        found.append(string(_subnet(network, start, length), invocation.span))
        start += size
    return collection(found, ListType(STRING), invocation.span)


def _network(prefix: str) -> Network:
    if "/" not in prefix or not prefix.rpartition("/")[2].isdecimal():
        raise RefusalError(f"{prefix!r} is not a network such as 10.0.0.0/8")
    try:
        return ip_network(prefix, strict=False)
    except ValueError:
        if any(part.startswith("0") and part != "0" for part in prefix.split("/")[0].split(".")):
            raise unknowable("gclint does not read addresses with leading zeros") from None
        raise RefusalError(f"{prefix!r} is not a network such as 10.0.0.0/8") from None


def _subnet(network: Network, start: int, length: int) -> str:
    address = IPv4Address(start) if isinstance(network, IPv4Network) else IPv6Address(start)
    return f"{_address(address)}/{length}"


def _address(address: IPv4Address | IPv6Address) -> str:
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        raise unknowable("gclint does not write IPv4 addresses mapped to IPv6")
    return str(address)
