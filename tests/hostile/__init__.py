"""Input that means harm, or is merely broken: it ends quickly in a clear refusal, reads nothing, reaches nothing, leaves nothing."""
