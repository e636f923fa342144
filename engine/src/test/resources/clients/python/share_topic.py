"""Reads as a member of a group until Ctrl+C and says what it has.

Usage: share_topic.py BOOTSTRAP TOPIC GROUP
Prints "has COUNT" whenever it has another number of partitions and "read VALUE" for each record.
"""
import signal
import sys

from kafka import KafkaConsumer
from kafka.coordinator.assignors.range import RangePartitionAssignor

running = True


def stop(_signal, _frame):
    global running
    running = False


def main(bootstrap, topic, group):
    signal.signal(signal.SIGINT, stop)
    consumer = KafkaConsumer(
        topic,
        bootstrap_servers=bootstrap.split(","),
        group_id=group,
        auto_offset_reset="earliest",
        auto_commit_interval_ms=200,
        heartbeat_interval_ms=300,
        fetch_max_wait_ms=100,
        partition_assignment_strategy=[RangePartitionAssignor],
    )
    has = -1
    while running:
        batches = consumer.poll(timeout_ms=200)
        if len(consumer.assignment()) != has:
            has = len(consumer.assignment())
            print("has", has, flush=True)
        for records in batches.values():
            for record in records:
                print("read", record.value.decode(), flush=True)
    consumer.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3]))
