package io.jenkins.plugins.dogdriver.jenkins;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.signature.SignatureReader;
import org.objectweb.asm.signature.SignatureVisitor;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Holds signatures against the real classes. A signature may leave out what is not needed: members,
 * and interfaces the class implements. What it has must be there, and the same; a method may be one
 * that the real class inherits.
 */
final class SignatureCheck {
  private static final int TYPE_FLAGS =
      Opcodes.ACC_PUBLIC
          | Opcodes.ACC_FINAL
          | Opcodes.ACC_ABSTRACT
          | Opcodes.ACC_INTERFACE
          | Opcodes.ACC_ANNOTATION
          | Opcodes.ACC_ENUM;
  private static final int NESTED_FLAGS =
      TYPE_FLAGS | Opcodes.ACC_STATIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_PRIVATE;
  private static final int MEMBER_FLAGS =
      Opcodes.ACC_PUBLIC
          | Opcodes.ACC_PROTECTED
          | Opcodes.ACC_PRIVATE
          | Opcodes.ACC_STATIC
          | Opcodes.ACC_FINAL
          | Opcodes.ACC_ABSTRACT
          | Opcodes.ACC_VARARGS;
  private static final int NOT_FOR_OTHERS = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;

  private final ClassFiles real;
  private final List<String> differences = new ArrayList<>();

  SignatureCheck(ClassFiles real) {
    this.real = real;
  }

  List<String> differences(List<ClassNode> signatures) {
    for (ClassNode ours : signatures) {
      Optional<ClassNode> theirs = real.find(ours.name);
      theirs.ifPresentOrElse(
          node -> compare(ours, node), () -> differences.add(ours.name + " is not there"));
    }
    return differences;
  }

  private void compare(ClassNode ours, ClassNode theirs) {
    same(ours.name, "modifiers", ours.access & TYPE_FLAGS, theirs.access & TYPE_FLAGS);
    same(ours.name, "modifiers as a nested type", nested(ours), nested(theirs));
    same(ours.name, "super class", ours.superName, theirs.superName);
    within(ours.name, "type parameters and super types", superTypes(ours), superTypes(theirs));
    within(ours.name, "annotations", annotations(ours), annotations(theirs));
    for (FieldNode field : ours.fields) {
      if ((field.access & NOT_FOR_OTHERS) == 0) {
        find(theirs.fields, same -> same.name.equals(field.name) && same.desc.equals(field.desc))
            .ifPresentOrElse(
                same -> compare(ours.name + "." + field.name, field, same),
                () -> differences.add(ours.name + "." + field.name + " is not there"));
      }
    }
    for (MethodNode method : ours.methods) {
      if ((method.access & NOT_FOR_OTHERS) == 0 && !method.name.equals("<clinit>")) {
        declaredOrInherited(theirs, method)
            .ifPresentOrElse(
                same -> compare(ours.name + "." + method.name + method.desc, method, same),
                () ->
                    differences.add(ours.name + "." + method.name + method.desc + " is not there"));
      }
    }
  }

  private void compare(String what, FieldNode ours, FieldNode theirs) {
    same(what, "modifiers", ours.access & MEMBER_FLAGS, theirs.access & MEMBER_FLAGS);
    same(what, "generic type", ours.signature, theirs.signature);
  }

  private void compare(String what, MethodNode ours, MethodNode theirs) {
    same(what, "modifiers", ours.access & MEMBER_FLAGS, theirs.access & MEMBER_FLAGS);
    same(what, "generic type", ours.signature, theirs.signature);
    same(what, "exceptions", new TreeSet<>(ours.exceptions), new TreeSet<>(theirs.exceptions));
    same(what, "default", ours.annotationDefault == null, theirs.annotationDefault == null);
  }

  /** A method with code goes before an abstract one, and a constructor is never inherited. */
  private Optional<MethodNode> declaredOrInherited(ClassNode type, MethodNode wanted) {
    Optional<MethodNode> declared =
        find(type.methods, same -> same.name.equals(wanted.name) && same.desc.equals(wanted.desc));
    if (declared.isPresent() || wanted.name.equals("<init>")) {
      return declared;
    }
    return Stream.concat(Stream.ofNullable(type.superName), type.interfaces.stream())
        .flatMap(above -> real.find(above).stream())
        .flatMap(above -> declaredOrInherited(above, wanted).stream())
        .min(Comparator.comparingInt(inherited -> inherited.access & Opcodes.ACC_ABSTRACT));
  }

  private static <T> Optional<T> find(List<T> members, Predicate<T> wanted) {
    return members.stream().filter(wanted).findFirst();
  }

  private void same(String what, String which, Object ours, Object theirs) {
    if (!Objects.equals(ours, theirs)) {
      differences.add(what + ": " + which + " are " + theirs + ", not " + ours);
    }
  }

  private void within(String what, String which, Set<String> ours, Set<String> theirs) {
    if (!theirs.containsAll(ours)) {
      differences.add(what + ": " + which + " are " + theirs + ", not " + ours);
    }
  }

  private static int nested(ClassNode node) {
    for (InnerClassNode inner : node.innerClasses) {
      if (inner.name.equals(node.name)) {
        return inner.access & NESTED_FLAGS;
      }
    }
    return 0;
  }

  private static Set<String> annotations(ClassNode node) {
    Set<String> names = new TreeSet<>();
    if (node.visibleAnnotations != null) {
      for (AnnotationNode annotation : node.visibleAnnotations) {
        names.add(annotation.desc);
      }
    }
    return names;
  }

  private static Set<String> superTypes(ClassNode node) {
    if (node.signature == null) {
      return new TreeSet<>(node.interfaces.stream().map(name -> "L" + name + ";").toList());
    }
    Set<String> parts = new TreeSet<>();
    new SignatureReader(node.signature)
        .accept(
            new SignatureVisitor(Opcodes.ASM9) {
              private String parameters = "";

              @Override
              public SignatureVisitor visitSuperclass() {
                return part("super ");
              }

              @Override
              public SignatureVisitor visitInterface() {
                return part("");
              }

              @Override
              public void visitFormalTypeParameter(String name) {
                parameters += name + " ";
                parts.removeIf(part -> part.startsWith("parameters "));
                parts.add("parameters " + parameters);
              }

              @Override
              public SignatureVisitor visitClassBound() {
                return part("bound ");
              }

              @Override
              public SignatureVisitor visitInterfaceBound() {
                return part("bound ");
              }

              private SignatureVisitor part(String role) {
                return new TypeText(text -> parts.add(role + text));
              }
            });
    return parts;
  }
}
