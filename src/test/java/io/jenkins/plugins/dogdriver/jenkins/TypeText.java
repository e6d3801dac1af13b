package io.jenkins.plugins.dogdriver.jenkins;

import java.util.function.Consumer;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureVisitor;
import org.objectweb.asm.signature.SignatureWriter;

/** Hands a type on, as a class file writes it, once it has been visited. */
final class TypeText extends SignatureVisitor {
  private final SignatureWriter text = new SignatureWriter();
  private final Consumer<String> taker;
  private int depth;

  TypeText(Consumer<String> taker) {
    super(Opcodes.ASM9);
    this.taker = taker;
  }

  @Override
  public void visitBaseType(char descriptor) {
    text.visitBaseType(descriptor);
    ended();
  }

  @Override
  public void visitTypeVariable(String name) {
    text.visitTypeVariable(name);
    ended();
  }

  @Override
  public SignatureVisitor visitArrayType() {
    text.visitArrayType();
    return this;
  }

  @Override
  public void visitClassType(String name) {
    depth++;
    text.visitClassType(name);
  }

  @Override
  public void visitInnerClassType(String name) {
    text.visitInnerClassType(name);
  }

  @Override
  public void visitTypeArgument() {
    text.visitTypeArgument();
  }

  @Override
  public SignatureVisitor visitTypeArgument(char wildcard) {
    text.visitTypeArgument(wildcard);
    return this;
  }

  @Override
  public void visitEnd() {
    depth--;
    text.visitEnd();
    ended();
  }

  private void ended() {
    if (depth == 0) {
      taker.accept(text.toString());
    }
  }
}
