package io.logarium.engine.group;

/// Who commits offsets, as it says.
///
/// @param memberId empty for somebody outside the group
/// @param instanceId empty for a dynamic member
/// @param epoch the member's epoch, or its generation in a classic group; negative for somebody outside
/// @param apiVersion of the request
record Committer(String memberId, String instanceId, int epoch, short apiVersion) {}
