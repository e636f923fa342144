"""Asks about the cluster and makes a topic.

Usage: ask_cluster.py BOOTSTRAP TOPIC
"""
import sys

from kafka import KafkaAdminClient, KafkaConsumer
from kafka.admin import ConfigResource, ConfigResourceType, NewPartitions, NewTopic
from kafka.errors import TopicAlreadyExistsError


def main(bootstrap, topic):
    admin = KafkaAdminClient(bootstrap_servers=bootstrap.split(","))
    cluster = admin.describe_cluster()
    print("cluster id", len(cluster["cluster_id"]), "controller", cluster["controller_id"])
    for broker in cluster["brokers"]:
        print("broker", broker["node_id"], broker["host"] + ":" + str(broker["port"]) in bootstrap)
    wanted = NewTopic(name=topic, num_partitions=3, replication_factor=1, topic_configs={"retention.ms": "60000"})
    admin.create_topics([wanted])
    print("listed", topic in admin.list_topics())
    try:
        admin.create_topics([wanted])
    except TopicAlreadyExistsError:
        print("is there already")
    described = admin.describe_topics([topic])[0]
    print("partitions", sorted(p["partition"] for p in described["partitions"]))
    configs = admin.describe_configs([ConfigResource(ConfigResourceType.TOPIC, topic)])
    values = {c[0]: c[1] for c in configs[0].resources[0][4]}
    print("retention", values["retention.ms"], "compression", values["compression.type"])
    admin.create_partitions({topic: NewPartitions(total_count=5)})
    described = admin.describe_topics([topic])[0]
    print("partitions", sorted(p["partition"] for p in described["partitions"]))
    print("groups", [g for g in admin.list_consumer_groups() if g[0].startswith(topic)])
    admin.delete_topics([topic])
    consumer = KafkaConsumer(bootstrap_servers=bootstrap.split(","))
    print("deleted", topic not in consumer.topics())
    consumer.close()
    admin.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
