"""A bilingual archive of the People's Daily as a dashboard."""

__version__ = "0.2.0"
