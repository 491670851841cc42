"""Every setting an operator can give, typed, with its default and its meaning."""

from pathlib import Path
from typing import Final, Self
from urllib.parse import urlsplit

from pydantic import Field, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from samenscan.core.disclosure.policy import Floors

SHORTEST_KEY: Final = 32
LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")


class Config(BaseSettings):
    """Read from environment variables `SAMENSCAN_…`, each explained in the install guide."""

    model_config = SettingsConfigDict(env_prefix="SAMENSCAN_", extra="ignore")

    data_dir: Path = Field(
        default=Path("var"), description="Folder for the SQLite file and the generated keys."
    )
    database_url: str = Field(
        default="", description="postgres://… in production; empty means SQLite in the data folder."
    )
    secret_key: str = Field(
        default="", description="Signs sessions and links; generated in the data folder when empty."
    )
    journal_key: str = Field(
        default="", description="Keys the journal's chain; generated in the data folder when empty."
    )
    vault_key: str = Field(
        default="",
        description="Closes secrets in the database; generated in the data folder when empty.",
    )
    base_url: str = Field(
        default="http://localhost:8000",
        description="The address people use, no final slash.",
    )
    smtp_url: str = Field(
        default="",
        description="smtp://user:password@host:port; empty writes mail to the data folder.",
    )
    mail_from: str = Field(
        default="Samenscan <noreply@localhost>", description="The sender of every mail."
    )
    centre_name: str = Field(
        default="",
        description="The support centre that runs this installation, for its statements.",
    )
    contact: str = Field(
        default="", description="Where people ask about privacy and accessibility."
    )
    source_url: str = Field(
        default="", description="Where the source code of this installation can be read."
    )
    demo: bool = Field(
        default=False, description="Set by `samenscan demo` only: invented data, sign-in as anyone."
    )
    debug: bool = Field(default=False, description="Error details on screen; never in production.")
    secure_cookies: bool | None = Field(
        default=None, description="Cookies over HTTPS only; empty means: when base_url is https."
    )
    proxies: int = Field(
        default=0,
        ge=0,
        description="How many reverse proxies stand in front; a lock-out then counts per person.",
    )
    floor_others: str = Field(
        default="", description="Respondents left in a group beside members who talk; 5 or more."
    )
    floor_coalition: str = Field(
        default="", description="Members who may lay their answers together; 2 or more."
    )
    floor_percent: str = Field(
        default="", description="How near a guess of an amount may come, in per cents; 10 or more."
    )
    floor_colleagues: str = Field(
        default="", description="People behind anything told inside an organisation; 3 or more."
    )
    floor_counts_from: str = Field(
        default="", description="Respondents from which tables of counts are told; 100 or more."
    )

    @field_validator("secret_key", "journal_key", "vault_key")
    @classmethod
    def _long_enough(cls, key: str) -> str:
        if key and len(key) < SHORTEST_KEY:
            raise ValueError(f"a key has at least {SHORTEST_KEY} characters; empty means: make one")
        return key

    @model_validator(mode="after")
    def _demo_stays_on_this_machine(self) -> Self:
        if self.demo and urlsplit(self.base_url).hostname not in LOOPBACK:
            raise ValueError("SAMENSCAN_DEMO lets anybody in, so base_url must be this machine")
        return self

    @model_validator(mode="after")
    def _floors_are_never_lowered(self) -> Self:
        self.floors()
        return self

    def floors(self) -> Floors:
        """What has to hold before anything is told; FloorRefused where a setting is too low."""
        names = [name for name in type(self).model_fields if name.startswith("floor_")]
        return Floors.written({f"SAMENSCAN_{name.upper()}": getattr(self, name) for name in names})
