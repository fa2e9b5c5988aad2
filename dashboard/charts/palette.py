"""Colours: one set of tokens for light and for dark, and a colour for each region."""

from __future__ import annotations

from typing import Literal

Scheme = Literal["light", "dark"]

TEXT: dict[Scheme, str] = {"light": "#221D17", "dark": "#EFE8DC"}
MUTED: dict[Scheme, str] = {"light": "#6A6055", "dark": "#A99E8F"}
BORDER: dict[Scheme, str] = {"light": "#DDD4C3", "dark": "#3A3228"}
PAPER: dict[Scheme, str] = {"light": "#FCFAF5", "dark": "#16130F"}
WASH: dict[Scheme, str] = {"light": "#F3EEE3", "dark": "#211C16"}
ACCENT: dict[Scheme, str] = {"light": "#A8231C", "dark": "#F0705E"}

# Told apart under protanopia, deuteranopia and tritanopia (smallest distance
# about 14 in CAM02-UCS), each at least 3:1 on its background.
CATEGORICAL: dict[Scheme, tuple[str, ...]] = {
    "light": (
        "#A8231C", "#249EAE", "#A68F15", "#613DA6", "#3E6D53", "#C5647E", "#987EF0", "#7D3462",
    ),
    "dark": (
        "#F0705E", "#0DC7F1", "#EDA61F", "#6C83E3", "#7FB098", "#9C7F9C", "#EBF188", "#B7F9F1",
    ),
}  # fmt: skip
SEQUENTIAL: dict[Scheme, tuple[str, ...]] = {
    "light": (
        "#F3E6D8", "#EDCFBB", "#E7B89F", "#E2A183", "#D1795F",
        "#BE513C", "#A8231C", "#891E18", "#6B1713", "#4E0E0C",
    ),
    "dark": (
        "#2A211A", "#43281F", "#5E2C22", "#7A2D22", "#9F4335",
        "#C65949", "#F0705E", "#F49886", "#F7BEAE", "#FBE3D6",
    ),
}  # fmt: skip
# From less than usual to more: blue and red differ in every form of colour blindness, and the
# middle is the tone of the paper.
DIVERGING: dict[Scheme, tuple[str, ...]] = {
    "light": ("#16496B", "#376D90", "#95B3C4", "#E4DDD0", "#E0AA92", "#B04F3B", "#8C1D18"),
    "dark": ("#8CCBEB", "#69A8CB", "#456071", "#3B3631", "#824638", "#D98572", "#F7B29F"),
}

# Eight colours cannot tell sixty units apart: a unit's place in this list gives it
# its colour for good, so that neighbours in size (who meet in one chart) differ.
# Units that succeeded each other share a colour where they can.
_REGIONS: tuple[tuple[str, ...], ...] = (
    ("shanxi", "liaoning", "liaodong", "jiangxi", "xinjiang", "wanbei", "tianjin", "changdu"),
    ("henan", "pingyuan", "heilongjiang", "songjiang", "zhejiang", "xizang", "guangzhou"),
    ("beijing", "hunan", "jilin", "suiyuan", "neimenggu", "fushun", "chuandong"),
    ("hebei", "chahar", "guangdong", "hainan", "gansu", "nanjing", "chuannan", "anshan"),
    ("shandong", "yunnan", "rehe", "fujian", "wuhan", "ningxia", "xian", "lvda"),
    ("shanghai", "hubei", "shaanxi", "guangxi", "liaoxi", "taiwan", "chuanbei", "benxi"),
    ("sichuan", "chongqing", "anhui", "wannan", "qinghai", "shenyang", "harbin", "macau"),
    ("jiangsu", "sunan", "subei", "guizhou", "xikang", "chuanxi", "changchun", "hongkong"),
)
_COLOUR_OF_REGION = {
    region: number for number, regions in enumerate(_REGIONS) for region in regions
}


# What is no province is drawn in tones of paper and ink.
_NEUTRAL: dict[Scheme, dict[str, str]] = {
    "light": {"several": "#6A6055", "abroad": "#978A79", "other": "#BDB19F", "unplaced": "#DDD4C3"},
    "dark": {"several": "#A99E8F", "abroad": "#7D7265", "other": "#5A5045", "unplaced": "#3A3228"},
}


def neutral_colour(key: str, scheme: Scheme) -> str:
    """Give the tone of a key that is no region, or of a part that has no name."""
    return _NEUTRAL[scheme].get(key, BORDER[scheme])


def region_colour(place_id: str, scheme: Scheme) -> str:
    """Give the colour that a province-level unit has on every page; others are neutral."""
    number = _COLOUR_OF_REGION.get(place_id)
    return neutral_colour(place_id, scheme) if number is None else CATEGORICAL[scheme][number]
