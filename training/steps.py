"""Steps that both trainings share: the rate's schedule and the averaged weights."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.optim.lr_scheduler import LambdaLR


def warm_up_and_down(optimizer: torch.optim.Optimizer, total: int) -> LambdaLR:
    """The rate rises over the first tenth of `total` steps, and falls to nothing over the rest."""
    warm = total // 10
    return LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.0, (total - s) / (total - warm)))
    )


@torch.no_grad()
def follow(average: dict[str, Tensor], model: nn.Module, keep: float) -> None:
    """Move the averaged weights toward the model's; `keep` is how much of them stays."""
    for key, value in model.state_dict().items():
        if value.is_floating_point():
            average[key].lerp_(value, 1 - keep)
