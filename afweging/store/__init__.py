"""Where assessments are kept: texts, their versions, drafts, an event log and a search index.

This room keeps texts and knows nothing of what they mean. Start at ``opening.open_store``; what a store can do
stands in ``protocol.Store``, what goes in and comes out in ``records``.
"""
