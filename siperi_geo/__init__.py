"""SiPERI Geo: maps, gaps and change of the disaster-resilience self-assessment of Kota Kupang."""

__version__ = "0.1.0"
