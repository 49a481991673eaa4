"""Steps that all trainings share: the rate's schedule, the update and the averaged weights."""

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


def update(
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    schedule: LambdaLR,
    average: dict[str, Tensor],
    step: int,
    keep: float,
) -> None:
    """One step down the gradients that stand in `model`, its number from 1; the average follows.

    In the beginning the average keeps less of itself, since it starts from nothing learnt.
    """
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    schedule.step()
    optimizer.zero_grad(set_to_none=True)
    follow(average, model, min(keep, (step + 1) / (step + 10)))


def copied(model: nn.Module) -> dict[str, Tensor]:
    """The weights as they are now."""
    return {key: value.clone() for key, value in model.state_dict().items()}
