package io.logarium.app.picture;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// Writes an image as PNG: 24 bits a pixel, each line as it is. Flat grounds and letters repeat, so that packs better than differences.
///
/// JavaFX reads PNG but cannot write it, and the JDK's writer belongs to AWT, which needs more than this program brings.
public final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int BYTES_A_PIXEL = 3;
    private static final byte FILTER_NONE = 0;

    private Png() {}

    /// The bytes of a PNG file. What is transparent becomes black: a window has no holes.
    public static byte[] encode(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var out = new ByteArrayOutputStream();
        try (var data = new DataOutputStream(out)) {
            data.write(SIGNATURE);
            chunk(data, "IHDR", header(width, height));
            chunk(data, "IDAT", pixels(image, width, height));
            chunk(data, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] header(int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        var data = new DataOutputStream(out);
        data.writeInt(width);
        data.writeInt(height);
        data.writeByte(8);
        data.writeByte(2);
        data.writeByte(0);
        data.writeByte(0);
        data.writeByte(0);
        return out.toByteArray();
    }

    private static byte[] pixels(Image image, int width, int height) throws IOException {
        var out = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (var packed = new DeflaterOutputStream(out, deflater)) {
            var reader = image.getPixelReader();
            var argb = new int[width];
            var line = new byte[width * BYTES_A_PIXEL];
            for (int y = 0; y < height; y++) {
                reader.getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), argb, 0, width);
                for (int x = 0; x < width; x++) {
                    line[3 * x] = (byte) (argb[x] >> 16);
                    line[3 * x + 1] = (byte) (argb[x] >> 8);
                    line[3 * x + 2] = (byte) argb[x];
                }
                packed.write(FILTER_NONE);
                packed.write(line);
            }
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }

    private static void chunk(DataOutputStream data, String type, byte[] content)
            throws IOException {
        var name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(content);
        data.writeInt(content.length);
        data.write(name);
        data.write(content);
        data.writeInt((int) crc.getValue());
    }
}
