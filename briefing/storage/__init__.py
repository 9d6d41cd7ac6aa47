"""Files on disk: atomic save, recovery copies, one writer per file, upgrades of old versions, the data folder."""

from briefing.storage.atomic import previous_copy, write_atomically
from briefing.storage.data_folder import (
    DataFolder,
    create_data_folder,
    find_data_folder,
    forget_data_folder,
    remember_data_folder,
)
from briefing.storage.errors import (
    DamagedFileError,
    FileChangedError,
    FileInUseError,
    NewerVersionError,
    StorageError,
)
from briefing.storage.file_format import file_schema
from briefing.storage.files import SUFFIX, BriefingFile, open_file, save_file
from briefing.storage.recovery import (
    Recovery,
    RecoveryCopy,
    discard_copy,
    open_copy,
    recovery_of,
    waiting_copies,
)

__all__ = [
    "SUFFIX",
    "BriefingFile",
    "DamagedFileError",
    "DataFolder",
    "FileChangedError",
    "FileInUseError",
    "NewerVersionError",
    "Recovery",
    "RecoveryCopy",
    "StorageError",
    "create_data_folder",
    "discard_copy",
    "file_schema",
    "find_data_folder",
    "forget_data_folder",
    "open_copy",
    "open_file",
    "previous_copy",
    "recovery_of",
    "remember_data_folder",
    "save_file",
    "waiting_copies",
    "write_atomically",
]
