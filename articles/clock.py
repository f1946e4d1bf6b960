"""The clock by which the ministry speaks and its readers read."""

from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
