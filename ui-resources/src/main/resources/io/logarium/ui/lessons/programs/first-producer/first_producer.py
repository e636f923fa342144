import argparse
import json

from kafka import KafkaProducer

parser = argparse.ArgumentParser()
parser.add_argument("--bootstrap", default="localhost:9092")
parser.add_argument("--topic", default="orders")
wanted = parser.parse_args()

producer = KafkaProducer(
    bootstrap_servers=wanted.bootstrap.split(","),
    key_serializer=lambda key: key.encode("utf-8") if key else None,
    value_serializer=lambda value: json.dumps(value).encode("utf-8"),
)

nobody = producer.send(wanted.topic, value={"order_id": 1, "amount": 100})
anna = producer.send(wanted.topic, key="user_123", value={"order_id": 2, "amount": 200})
again = producer.send(wanted.topic, key="user_123", value={"order_id": 3, "amount": 300})

producer.flush()
for name, sent in (("no key", nobody), ("user_123", anna), ("user_123", again)):
    place = sent.get(timeout=10)
    print(f"{name}: {place.topic}-{place.partition}, offset {place.offset}")
producer.close()
