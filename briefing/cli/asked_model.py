"""The language model a command was told to ask, if any: its switches, and who may forbid it."""

import argparse
import os

from briefing.cli.arguments import CommandError
from briefing.extraction.asking.server import KEY_VARIABLE, LanguageModel, is_outside
from briefing.messages import Message
from briefing.storage.administration import is_network_forbidden
from briefing.translation import tr_count


def add_language_model(parser: argparse.ArgumentParser) -> None:
    """The switches `--language-model`, `--model` and `--send-outside`."""
    parser.add_argument(
        "--language-model",
        metavar="ADDRESS",
        help="also ask a language model that speaks the OpenAI-compatible protocol, such as http://localhost:8080/v1;"
        f" the text of the article is sent there (its key, if it needs one: environment variable {KEY_VARIABLE})",
    )
    parser.add_argument("--model", metavar="NAME", help="the name of the model at that address")
    parser.add_argument(
        "--send-outside",
        action="store_true",
        help="confirm that the text may be sent to an address outside of this computer and private networks",
    )


def asked_model(options: argparse.Namespace) -> LanguageModel | None:
    """The model to ask, None if none was named. Raises CommandError where it may not be asked."""
    address = options.language_model
    if address is None:
        return None
    if is_network_forbidden():
        raise CommandError(
            Message("The administrator of this computer forbids connections; leave out --language-model.")
        )
    if not options.model:
        raise CommandError(Message("Name the model at {address} with --model.", address=address))
    if is_outside(address) and not options.send_outside:
        raise CommandError(
            Message(
                "{address} is outside of this computer and private networks, and the text of the article would be "
                "sent there. Confirm with --send-outside if it may be.",
                address=address,
            )
        )
    return LanguageModel(address, options.model, os.environ.get(KEY_VARIABLE, ""))


def left_out(count: int) -> str:
    """How many values of the model were left out, in the user's language."""
    return tr_count(
        "{count} value of the language model was left out: no words of the article prove it, or no field holds it.",
        "{count} values of the language model were left out: "
        "no words of the article prove them, or no field holds them.",
        count,
    )
