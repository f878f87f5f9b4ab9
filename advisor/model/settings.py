"""What the default model is trained with: every number that was chosen, in one place."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from advisor.model.classifier import REAL_PRIOR
from advisor.model.convolution_fit import FitSettings
from advisor.model.thresholds import MEASURED, MEASURED_BOTH, Thresholds


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of a training run.

    Attributes:
        C: Inverse strength of the regularisation.
        min_df: Posts that must show a feature for it to be learned.
        prior: Share of real posts that deserve a warning, 0 to 1.
        folds: Networks, each of which learns from all authors but some.
        network: Of the fit of the networks.
        seed: The one seed.
        thresholds: Risk from which on each level is given, chosen on real posts that the model never saw.
        thresholds_of_both: The same where the second reader has read as well.
    """

    C: float = 0.03
    min_df: int = 12
    prior: float = REAL_PRIOR
    folds: int = 3
    network: FitSettings = field(default_factory=FitSettings)
    seed: int = 2009
    thresholds: Thresholds = MEASURED
    thresholds_of_both: Thresholds = MEASURED_BOTH

    def to_dict(self) -> dict[str, Any]:
        """The settings but the thresholds, as plain JSON values."""
        return {name: value for name, value in asdict(self).items() if not name.startswith("thresholds")}


SETTINGS = Settings()
