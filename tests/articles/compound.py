"""Writes small compound files (OLE) and the Word 97 and Outlook files inside them, for tests."""

import struct

SECTOR = 512
FREE, END, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound_file(streams: dict[str, bytes]) -> bytes:
    """A version 3 compound file; streams are padded to 4096 bytes so that none is a mini stream."""
    padded = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    names = list(padded)
    directory_sectors = -(-(len(names) + 1) * 128 // SECTOR)
    chains: list[int] = [FAT_SECTOR]

    def allocate(count: int) -> int:
        first = len(chains)
        chains.extend([*range(first + 1, first + count), END])
        return first

    directory_start = allocate(directory_sectors)
    starts = {name: allocate(-(-len(data) // SECTOR)) for name, data in padded.items()}
    assert len(chains) <= 128
    entries = [directory_entry("Root Entry", 5, child=1, start=END, size=0)]
    for number, name in enumerate(names, start=1):
        right = number + 1 if number < len(names) else FREE
        entries.append(directory_entry(name, 2, right=right, start=starts[name], size=len(padded[name])))
    directory = b"".join(entries).ljust(directory_sectors * SECTOR, b"\0")
    body = b"".join(data.ljust(-(-len(data) // SECTOR) * SECTOR, b"\0") for data in padded.values())
    fat = struct.pack("<128I", *chains, *[FREE] * (128 - len(chains)))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<10I", 0, 1, directory_start, 0, 4096, END, 0, END, 0, 0)
    return header.ljust(SECTOR, b"\xff") + fat + directory + body


def directory_entry(name: str, kind: int, *, start: int, size: int, child: int = FREE, right: int = FREE) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    entry = encoded.ljust(64, b"\0") + struct.pack("<HBB3I", len(encoded), kind, 1, FREE, right, child)
    return entry + b"\0" * 36 + struct.pack("<IQ", start, size)


def word_97(text: str, flags: int = 0, unseen: tuple[str, ...] = (), sign: int = 0x0800) -> bytes:
    """A .doc whose text is one UTF-16 piece; letters of the `unseen` words are deleted (0x0800) or hidden (0x083C)."""
    letters = text.encode("utf-16-le")
    table = struct.pack("<BI", 2, 16) + struct.pack("<2i", 0, len(text)) + struct.pack("<HIH", 0, 0x800, 0)
    runs = sorted((text.index(word), text.index(word) + len(word)) for word in unseen)
    page, properties_at = property_page([(0x800 + 2 * first, 0x800 + 2 * end) for first, end in runs], sign), len(table)
    page_number = -(-(0x800 + len(letters)) // 512)
    table += struct.pack("<3I", 0x800, 0x800 + len(letters), page_number)
    letters = letters.ljust(512 * page_number - 0x800, b"\0") + page
    fib = bytearray(0x800)
    struct.pack_into("<HH", fib, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", fib, 0x0A, flags)
    struct.pack_into("<i", fib, 0x4C, len(text))
    struct.pack_into("<II", fib, 0xFA, properties_at, 12)
    struct.pack_into("<II", fib, 0x1A2, 0, properties_at)
    return compound_file({"WordDocument": bytes(fib) + letters, "0Table": table})


def property_page(stretches: list[tuple[int, int]], sign: int) -> bytes:
    """A page of character properties: plain up to each stretch, bold with the sign switched on within it."""
    page = bytearray(512)
    bounds = [0x800, *(bound for stretch in stretches for bound in stretch)]
    struct.pack_into(f"<{len(bounds)}I", page, 0, *bounds)
    for run in range(len(bounds) - 1):
        page[4 * len(bounds) + run] = 200 if run % 2 else 0
    page[400:407] = struct.pack("<BHBHB", 6, 0x0835, 1, sign, 1)
    page[511] = len(bounds) - 1
    return bytes(page)


def outlook_message(subject: str, body: str) -> bytes:
    """A .msg with subject and plain text."""
    return compound_file(
        {
            "__properties_version1.0": b"",
            "__substg1.0_0037001F": subject.encode("utf-16-le"),
            "__substg1.0_1000001F": body.encode("utf-16-le"),
        }
    )
