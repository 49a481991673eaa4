"""What the reader is trained to make small: its distance from the labels and from a teacher."""

from __future__ import annotations

from dataclasses import dataclass, replace

import torch
from torch import Tensor
from torch.nn import functional as F

from quotes.attribution.decode import ALLOWED, LinkLabel, RoleLabel
from quotes.attribution.links import distance_table
from training.reader.model import Reader

DISTANCE = torch.from_numpy(distance_table(600))
IGNORE = -100
NEVER = -1e4
LINK_WEIGHT = 2.0
NAME_WEIGHT = 1.0
CUE = 0.2  # the chance from which a teacher's guess at a cue is asked for its links


@dataclass(frozen=True, slots=True)
class Goal:
    """How the parts of the loss are weighed.

    `smooth`: label smoothing of roles; `sequence`: share of whole sequences in the links' loss;
    `taught`: weight of what the teacher answers, beside the labels' 1; `namer`: who answers for
    names in its place where none are labelled, since a teacher may forget names that it sees only
    in texts without labels of names.
    """

    smooth: float = 0.0
    sequence: float = 0.0
    teacher: Reader | None = None
    taught: float = 0.0
    namer: Reader | None = None


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of roles and names (texts x words x labels); of links where the texts have cues."""

    roles: Tensor
    names: Tensor
    links: Tensor | None


def loss_of(model: Reader, batch: dict[str, Tensor], goal: Goal) -> Tensor:
    """The loss of one batch, whose labels are of roles and links, or of names, or none.

    A teacher answers for the roles and names of all words, whichever of them are labelled, and for
    links where cues are given. Of texts without labels it says where the cues are.
    """
    if goal.teacher is None:
        return from_labels(scored(model, words_of(model, batch), batch), batch, goal)
    with torch.no_grad():
        words = words_of(goal.teacher, batch)
        if not labelled(batch):
            batch = batch | cues_in(goal.teacher.roles(words).float(), batch["real"])
        taught = scored(goal.teacher, words, batch)
        if goal.namer is not None and not (batch["names"] != IGNORE).any():
            names = goal.namer.names(words_of(goal.namer, batch)).float()
            taught = replace(taught, names=names)
    scores = scored(model, words_of(model, batch), batch)
    total = from_labels(scores, batch, goal)
    return total + goal.taught * from_teacher(scores, taught, batch)


def labelled(batch: dict[str, Tensor]) -> bool:
    """Whether anything in a batch is labelled."""
    return bool((batch["roles"] != IGNORE).any() or (batch["names"] != IGNORE).any())


def words_of(model: Reader, batch: dict[str, Tensor]) -> Tensor:
    """A reader's states of the words of a batch."""
    states = model.encode(batch["pieces"], batch["features"], batch["mask"])
    return model.at_words(states, batch["word_at"])


def cues_in(roles: Tensor, real: Tensor) -> dict[str, Tensor]:
    """The cues that scores of roles see among `real` words, in the form that `collate` gives."""
    chances = roles.softmax(-1)[..., RoleLabel.B_CUE]
    row, at = ((chances >= CUE) & real).nonzero(as_tuple=True)
    links = torch.where(real[row], 0, IGNORE)
    links[torch.arange(len(at)), at] = IGNORE
    return {"cue_batch": row, "cue_word": at, "links": links}


def scored(model: Reader, words: Tensor, batch: dict[str, Tensor]) -> Scores:
    """What a reader says of the words of a batch, whose states are given."""
    links = None
    if len(batch["cue_word"]):
        at = torch.arange(words.size(1))[None] - batch["cue_word"][:, None] + 600
        links = model.link_scores(words, batch["cue_batch"], batch["cue_word"], DISTANCE[at])
        links = links.float()
    return Scores(model.roles(words).float(), model.names(words).float(), links)


def from_labels(scores: Scores, batch: dict[str, Tensor], goal: Goal) -> Tensor:
    """Cross-entropy of what is labelled, of links partly over whole sequences."""
    total = scores.roles.new_zeros(())
    if (batch["roles"] != IGNORE).any():
        total = total + _entropy(scores.roles, batch["roles"], goal.smooth)
        if scores.links is not None:
            alone = _entropy(scores.links, batch["links"])
            total = total + LINK_WEIGHT * (1 - goal.sequence) * alone
            if goal.sequence:
                joint = sequence_loss(scores.links, batch["links"])
                total = total + LINK_WEIGHT * goal.sequence * joint
    if (batch["names"] != IGNORE).any():
        total = total + NAME_WEIGHT * _entropy(scores.names, batch["names"])
    return total


def from_teacher(scores: Scores, taught: Scores, batch: dict[str, Tensor]) -> Tensor:
    """Divergence of a reader's shares from its teacher's (Hinton et al. 2015, arXiv:1503.02531)."""
    total = NAME_WEIGHT * _divergence(scores.names, taught.names, batch["real"])
    total = total + _divergence(scores.roles, taught.roles, batch["real"])
    if scores.links is not None and taught.links is not None:
        linked = batch["links"] != IGNORE
        total = total + LINK_WEIGHT * _divergence(scores.links, taught.links, linked)
    return total


def _entropy(scores: Tensor, labels: Tensor, smooth: float = 0.0) -> Tensor:
    return F.cross_entropy(
        scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORE, label_smoothing=smooth
    )


def _divergence(scores: Tensor, taught: Tensor, counted: Tensor) -> Tensor:
    """Mean Kullback-Leibler divergence over the words that count."""
    own, wanted = F.log_softmax(scores[counted], -1), F.log_softmax(taught[counted], -1)
    return F.kl_div(own, wanted, reduction="sum", log_target=True) / counted.sum().clamp(min=1)


def sequence_loss(scores: Tensor, labels: Tensor) -> Tensor:
    """Mean negative log likelihood a word of whole label sequences, as `decode` searches them.

    `scores` (cues x words x links) of which only the sequences count that ALLOWED permits, each
    word with the label IGNORE (the cue, padding) being none of the attribution.
    """
    outside = labels == IGNORE
    gold = labels.masked_fill(outside, 0)
    scores = scores.masked_fill(outside.unsqueeze(-1), 0.0)
    never = torch.full((len(LinkLabel),), NEVER)
    never[0] = 0.0
    scores = torch.where(outside.unsqueeze(-1), scores + never, scores)
    steps = torch.where(torch.from_numpy(ALLOWED), 0.0, NEVER)
    reached = scores[:, 0] + steps[0]
    for word in scores[:, 1:].unbind(1):
        reached = torch.logsumexp(reached.unsqueeze(2) + steps, dim=1) + word
    right = scores.gather(2, gold.unsqueeze(-1)).sum(dim=(1, 2))
    return (torch.logsumexp(reached, dim=1) - right).sum() / (~outside).sum()
