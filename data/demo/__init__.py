"""A demo territory: invented people, firms and offers on real communes of the Sarthe and around."""

from data.demo.building import build_demo
from data.demo.people.personas import persona_ids, persona_stories
from data.demo.territory import DemoTerritory

__all__ = ["DemoTerritory", "build_demo", "persona_ids", "persona_stories"]
