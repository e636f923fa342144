package io.logarium.engine.group;

/// Who asks the coordinator, as far as a group has to know. Overlong names are cut: they end up in records.
///
/// @param clientId from the request's header; may be empty
/// @param host as Kafka prints it: `/127.0.0.1`
/// @param apiVersion the version of the request, which decides what the answer may hold
public record GroupCaller(String clientId, String host, short apiVersion) {
    public GroupCaller {
        clientId = cut(clientId);
        host = cut(host);
    }

    private static String cut(String name) {
        return name.length() <= GroupLimits.NAME_LENGTH
                ? name
                : name.substring(0, GroupLimits.NAME_LENGTH);
    }
}
