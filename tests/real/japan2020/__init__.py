"""The survey of 2020 among all local governments of Japan, read without losing an answer."""
