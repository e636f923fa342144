package io.logarium.engine.group;

/// Who asks the coordinator, as far as a group has to know.
///
/// @param clientId from the request's header; may be empty
/// @param host as Kafka prints it: `/127.0.0.1`
/// @param apiVersion the version of the request, which decides what the answer may hold
public record GroupCaller(String clientId, String host, short apiVersion) {}
