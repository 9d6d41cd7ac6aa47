"""Invented officials and bodies for the tests of the registry."""

import datetime as dt
from pathlib import Path

from briefing.model import Text
from briefing.model.choices import RankLevel
from briefing.registry import Body, Official, Post, Registry

ENERGY = Text(en="Ministry of Energy", ru="Министерство энергетики", kk="Энергетика министрлігі")
BEKENOV = Official(
    name=Text(en="Aidar Bekenov", ru="Айдар Серикович Бекенов", kk="Айдар Серікұлы Бекенов"),
    country="KZ",
    posts=(
        Post(
            Text(en="Director of Department", ru="директор департамента", kk="департамент директоры"),
            ENERGY,
            RankLevel.DIRECTOR,
            dt.date(2019, 5, 1),
            dt.date(2023, 8, 31),
        ),
        Post(
            Text(en="Vice Minister of Energy", ru="вице-министр энергетики", kk="энергетика вице-министрі"),
            ENERGY,
            RankLevel.VICE_MINISTER,
            dt.date(2023, 9, 1),
        ),
    ),
)
SAPAROVA = Official(name=Text(en="Aliya Saparova", ru="Алия Сапарова", kk="Әлия Сапарова"), country="KZ")
ALIZADE = Official(
    name=Text(en="Rovshan Alizade", ru="Ровшан Ализаде"),
    country="AZ",
    posts=(Post(Text(en="Minister of Energy", ru="министр энергетики")),),
)
MINISTRY = Body(name=ENERGY, short=Text(en="MoE", ru="Минэнерго"), country="KZ")


def registry_with(path: Path, *records: Official | Body) -> Path:
    """A registry of these records at the path."""
    with Registry(path, writing=True) as registry, registry.change():
        for record in records:
            if isinstance(record, Official):
                registry.officials.add(record)
            else:
                registry.bodies.add(record)
    return path
