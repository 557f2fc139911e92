"""`python -m anquan` is the same program as `anquan`."""

from anquan.cli.main import main

if __name__ == "__main__":
    main()
