"""Damage done to the parts of a Word file: to their trees, to their bytes."""

import random

from lxml import etree

TAGS = (
    "{{ note.title }}  {{ a|markdown }}  {{p a }}  {{r a }}  {% if a %}  {% endif %}  {%p for x in b %}  {{ x.y }}"
    "  {%p endfor %}  {%tr for x in b %}  {%tr endfor %}  {%tc for x in b %}  {%tc endfor %}  {% colspan 2 %}"
    "  {% vm %}  {% hm %}  {{  {%  %}  }}  {#p #}  {# #}  {%- -%}  {_{  {_% a %_}  {{ a[ }}  {{ a.__class__ }}"
    "  {{ a|nothing }}  {% cellbg a %}  {{ a|date }}  “  ’"
).split("  ")


def wound_tree(data: bytes, chance: random.Random) -> bytes:
    """The part with some elements taken out, doubled, moved, renamed or given tags as text."""
    root = etree.fromstring(data)
    for _ in range(chance.randint(1, 6)):
        elements = [element for element in root.iter(etree.Element) if element.getparent() is not None]
        if not elements:
            break
        element, other = chance.choice(elements), chance.choice(elements)
        parent = element.getparent()
        assert parent is not None
        match chance.randrange(7):
            case 0:
                parent.remove(element)
            case 1:
                parent.insert(0, etree.fromstring(etree.tostring(element)))
            case 2 if element not in other.iterancestors() and element is not other:
                other.append(element)
            case 3:
                element.tag = other.tag
            case 4 if element.attrib:
                element.set(
                    chance.choice(list(element.attrib)), chance.choice(["-1", "", "x", "99999999999", "{{ a }}"])
                )
            case _:
                word = chance.choice(TAGS)
                element.text = f"{element.text or ''}{word}"
    return etree.tostring(root)


def wound_bytes(data: bytes, chance: random.Random) -> bytes:
    """The part with some bytes changed, cut out or cut off, or with tags and markup thrown in."""
    wounded = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(wounded) + 1)
        match chance.randrange(4):
            case 0:
                del wounded[place : place + chance.randint(1, 40)]
            case 1:
                del wounded[place:]
            case 2:
                wounded[place:place] = chance.choice([*TAGS, "<w:p>", "</w:t>", "&x;", "<!--", "]]>", "<?x"]).encode()
            case _:
                wounded[place : place + 1] = bytes([chance.randrange(256)])
    return bytes(wounded)
