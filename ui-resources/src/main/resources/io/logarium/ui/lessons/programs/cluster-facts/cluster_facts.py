import argparse

from kafka import KafkaAdminClient
from kafka.admin import NewTopic
from kafka.errors import TopicAlreadyExistsError

parser = argparse.ArgumentParser()
parser.add_argument("--bootstrap", default="localhost:9092")
parser.add_argument("--topic", default="new-orders")
wanted = parser.parse_args()

admin = KafkaAdminClient(bootstrap_servers=wanted.bootstrap.split(","))
cluster = admin.describe_cluster()
print("cluster:", cluster["cluster_id"])
print("called controller:", cluster["controller_id"])
for broker in cluster["brokers"]:
    print(f"broker {broker['node_id']}: {broker['host']}:{broker['port']}")

try:
    admin.create_topics([NewTopic(name=wanted.topic, num_partitions=3, replication_factor=1)])
    print("created:", wanted.topic)
except TopicAlreadyExistsError:
    print("is there already:", wanted.topic)
print("topics:", ", ".join(sorted(t for t in admin.list_topics() if not t.startswith("__"))))
admin.close()
