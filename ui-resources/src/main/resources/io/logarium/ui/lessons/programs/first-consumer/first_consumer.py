import argparse
import json

from kafka import KafkaConsumer

parser = argparse.ArgumentParser()
parser.add_argument("--bootstrap", default="localhost:9092")
parser.add_argument("--topic", default="orders")
parser.add_argument("--group", default="order-processor")
parser.add_argument("--most", type=int, default=0)
wanted = parser.parse_args()

consumer = KafkaConsumer(
    wanted.topic,
    bootstrap_servers=wanted.bootstrap.split(","),
    group_id=wanted.group,
    auto_offset_reset="earliest",
    value_deserializer=lambda value: json.loads(value.decode("utf-8")),
)

read = 0
for message in consumer:
    print(f"{message.topic}-{message.partition}, offset {message.offset}:", message.key, message.value)
    read += 1
    if read == wanted.most:
        break
consumer.close()
