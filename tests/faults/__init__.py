"""The promises of the store, held to while everything around it fails. ``make faults`` runs the long form, ``make test`` a short one."""
