package io.logarium.engine.log;

/// Where a batch lies in its segment's file.
record BatchPlace(long baseOffset, int position, int sizeInBytes) {
    int end() {
        return position + sizeInBytes;
    }
}
