"""Reads orders as a member of a group and commits by hand after each batch. Ends by itself when a count is reached, or by
Ctrl+C as people end it.

Usage: consume_orders.py BOOTSTRAP TOPIC GROUP COUNT
Prints a line for each order: partition, offset, key, number; then what is committed.
"""
import json
import signal
import sys

from kafka import KafkaConsumer

running = True


def stop(_signal, _frame):
    global running
    running = False


def main(bootstrap, topic, group, count):
    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    consumer = KafkaConsumer(
        topic,
        bootstrap_servers=bootstrap.split(","),
        group_id=group,
        auto_offset_reset="earliest",
        enable_auto_commit=False,
        key_deserializer=lambda key: None if key is None else key.decode(),
        value_deserializer=lambda value: json.loads(value.decode()),
    )
    read = 0
    while running and read < count:
        for partition, records in consumer.poll(timeout_ms=500, max_records=count - read).items():
            for record in records:
                print("order", record.partition, record.offset, record.key, record.value["order"], flush=True)
                read += 1
            consumer.commit()
    for partition in sorted(consumer.assignment()):
        print("committed", partition.partition, consumer.committed(partition))
    consumer.close()
    print("stopped after", read)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])))
