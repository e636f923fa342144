"""Writes shop orders: two without a key, which may go anywhere, and some with the buyer as key, which stay together.

Usage: produce_orders.py BOOTSTRAP TOPIC
Prints a line for each acknowledged order: key, partition, offset.
"""
import json
import sys

from kafka import KafkaProducer
from kafka.errors import KafkaError

BUYERS = ["anna", "boris", "clara", "dmitri"]


def main(bootstrap, topic):
    producer = KafkaProducer(
        bootstrap_servers=bootstrap.split(","),
        key_serializer=lambda key: None if key is None else key.encode(),
        value_serializer=lambda value: json.dumps(value).encode(),
        acks="all",
        retries=3,
        max_in_flight_requests_per_connection=1,
    )
    orders = [(None, 1), (None, 2)] + [(BUYERS[n % 4], n) for n in range(3, 15)]
    for buyer, number in orders:
        try:
            sent = producer.send(topic, key=buyer, value={"order": number}).get(timeout=20)
        except KafkaError as problem:
            print("failed", number, repr(problem))
            return 1
        print("acknowledged", buyer, sent.partition, sent.offset)
    later = []
    for number in range(15, 25):
        producer.send(topic, key="late", value={"order": number}).add_callback(
            lambda sent: later.append(sent.offset)
        ).add_errback(lambda problem: print("failed", repr(problem)))
    producer.flush()
    producer.close()
    print("in the background", len(later))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
