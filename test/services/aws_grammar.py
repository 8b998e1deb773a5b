"""Tells what the AWS CLI itself knows: its own parser and service models, all in one process.

stdin: {"elbv2 create-listener": ["Listeners[0].ListenerArn"], ...}: operations, and paths into their output.
stdout: {"elbv2 create-listener": {"options": ["--name", ...], "wrongPaths": [...]} or null, ...}
"""

import json
import re
import sys

import awscli.clidriver


def subcommands(command):
    table = getattr(command, "subcommand_table", None)
    return table if table is not None else command._get_command_table()


def find(driver, words):
    table, command = driver._get_command_table(), None
    for word in words:
        if word not in table:
            return None
        command = table[word]
        table = {}
        try:
            table = subcommands(command)
        except (AttributeError, TypeError):
            pass
    return command


def leads_somewhere(shape, path):
    for index, key in re.findall(r"\[(-?\d+)\]|([^.\[\]]+)", path):
        if index:
            if shape.type_name != "list":
                return False
            shape = shape.member
        elif shape.type_name == "structure" and key in shape.members:
            shape = shape.members[key]
        elif shape.type_name == "map":
            shape = shape.value
        else:
            return False
    return shape.type_name not in ("structure", "list", "map")


def main():
    driver = awscli.clidriver.create_clidriver()
    answers = {}
    for name, paths in json.load(sys.stdin).items():
        command = find(driver, name.split(" "))
        if command is None:
            answers[name] = None
            continue
        model = getattr(command, "_operation_model", None)
        shape = model.output_shape if model is not None else None
        wrong = [path for path in paths if shape is not None and not leads_somewhere(shape, path)]
        options = ["--" + option for option in command.arg_table]
        answers[name] = {"options": options, "wrongPaths": wrong}
    json.dump(answers, sys.stdout)


main()
