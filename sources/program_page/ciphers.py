"""Undoes the ciphers by which well-known site software hides an address from machines."""

from __future__ import annotations

_RANGES = ((0x2B, 0x3A), (0x40, 0x5A), (0x61, 0x7A))  # TYPO3's linkTo_UnCryptMailto turns inside these


def from_cloudflare(token: str) -> str:
    """Cloudflare's e-mail protection: the first byte is the key of an exclusive or."""
    try:
        data = bytes.fromhex(token)
        return bytes(byte ^ data[0] for byte in data[1:]).decode("utf-8").split("?")[0]
    except (ValueError, IndexError):
        return ""


def from_typo3(text: str) -> str:
    """TYPO3's rotation by a number that the page keeps in a script: the one that gives "mailto:"."""
    for shift in range(-25, 26):
        plain = "".join(_turn(c, shift) for c in text)
        if plain.startswith("mailto:"):
            return plain[7:].split("?")[0]
    return ""


def _turn(char: str, shift: int) -> str:
    code = ord(char)
    for low, high in _RANGES:
        if low <= code <= high:
            return chr(low + (code - low + shift) % (high - low + 1))
    return char
