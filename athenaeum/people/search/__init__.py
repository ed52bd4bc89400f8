"""Finding colleagues by name, post or what they know; as one types, on any number of people.

`index` keeps the words, `near` knows which areas lie close to what was typed, `find` answers.
"""
